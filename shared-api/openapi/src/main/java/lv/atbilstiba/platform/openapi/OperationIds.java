package lv.atbilstiba.platform.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;

import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An operation is called as its endpoint is ({@code registerService}); where an endpoint has
 * several, the method's name follows. Two operations of one name end the making of the document.
 */
final class OperationIds implements GlobalOperationCustomizer {
    private final Map<String, String> taken = new HashMap<>();

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var name = nameOf(method);
        var by = method.getMethod().toGenericString();
        var other = taken.putIfAbsent(name, by);
        if (other != null && !other.equals(by))
            throw new IllegalStateException(
                    "two operations are called " + name + ": " + other + " and " + by);
        forms(operation, method.getMethod().getGenericReturnType().getTypeName());
        return operation.operationId(name);
    }

    /** What is no JSON: texts and bytes. */
    private static void forms(Operation operation, String answers) {
        var type =
                answers.endsWith("<java.lang.String>")
                        ? "text/plain"
                        : answers.endsWith("<byte[]>") ? "application/octet-stream" : null;
        if (type == null) return;
        var schema = ProblemAnswers.typed("string", new StringSchema());
        if (!type.startsWith("text")) schema.format("binary");
        var content = new Content().addMediaType(type, new MediaType().schema(schema));
        operation
                .getResponses()
                .forEach((status, answer) -> {
                    if (status.startsWith("2")) answer.setContent(content);
                });
    }

    private static String nameOf(HandlerMethod method) {
        var endpoint = SchemaNames.withoutEndpoint(method.getBeanType().getSimpleName());
        var name = Character.toLowerCase(endpoint.charAt(0)) + endpoint.substring(1);
        var own = method.getMethod().getName();
        var alone =
                Arrays.stream(method.getBeanType().getDeclaredMethods())
                                .filter(one ->
                                        AnnotatedElementUtils.hasAnnotation(
                                                one, RequestMapping.class))
                                .count()
                        == 1;
        var says = name.toLowerCase(Locale.ROOT).endsWith(own.toLowerCase(Locale.ROOT));
        if (alone || says) return name;
        return name + Character.toUpperCase(own.charAt(0)) + own.substring(1);
    }
}
