package lv.atbilstiba.standalone;

import lv.atbilstiba.platform.security.Right;
import lv.atbilstiba.platform.security.Rights;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

import java.util.List;

/**
 * The pages on which a person reads the API; they say nothing that the API's description does not.
 */
@Component
class ApiPages implements Rights, WebMvcConfigurer {
    private static final String START = "/swagger-ui.html";
    private static final String PAGES = "/swagger-ui/";
    private static final String WEB_JAR = "swagger-ui";

    @Override
    public List<Right> rights() {
        return List.of(Right.open(HttpMethod.GET, START), Right.open(HttpMethod.GET, PAGES + "**"));
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController(START, PAGES + "index.html");
    }

    /** Swagger UI as it is, but for the file that says which documents there are. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PAGES + "**")
                .addResourceLocations(
                        "classpath:/swagger-ui/",
                        "classpath:/"
                                + WebJarVersionLocator.WEBJARS_PATH_PREFIX
                                + "/"
                                + WEB_JAR
                                + "/"
                                + new WebJarVersionLocator().version(WEB_JAR)
                                + "/");
    }
}
