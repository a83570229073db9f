package lv.atbilstiba.platform.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;
import java.util.Objects;

/** Reads of a request what it asks of time, once and before the read begins. */
@Component
final class AskedArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    static final String AS_OF = "asOf";

    private final AsOfs asOfs;

    AskedArgument(AsOfs asOfs) {
        this.asOfs = asOfs;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Asked.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        response.addHeader(HttpHeaders.VARY, Memento.ACCEPT_DATETIME);
        response.addHeader(HttpHeaders.LINK, Memento.original(request));
        var page = pointOf(request.getParameter(Cursor.PARAMETER));
        var asked =
                asOfs.asked(
                        request.getParameter(AS_OF),
                        // an address that names its point is that of a memento (RFC 7089, 4.5.4)
                        page == null ? request.getHeader(Memento.ACCEPT_DATETIME) : null,
                        request.getHeader(ReadHeaders.WAIT_FOR_POSITION));
        var shown = page == null ? asked.past() : page;
        if (shown != null) request.setAttribute(Memento.class.getName(), shown);
        return asked;
    }

    /** The point that a page shows; null of a first page. */
    private static @Nullable AsOf pointOf(@Nullable String cursor) {
        return Cursor.of(cursor).map(Cursor::asOf).orElse(null);
    }
}
