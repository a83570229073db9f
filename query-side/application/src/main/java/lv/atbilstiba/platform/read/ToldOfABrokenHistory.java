package lv.atbilstiba.platform.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import lv.atbilstiba.platform.log.HistoryState;
import lv.atbilstiba.platform.log.HistoryWatch;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every answer of a database that lacks what was published of it says so, in its header. */
@Component
final class ToldOfABrokenHistory implements HandlerInterceptor, WebMvcConfigurer {
    private final HistoryWatch history;

    ToldOfABrokenHistory(HistoryWatch history) {
        this.history = history;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        history.lastSeen()
                .filter(it -> !(it instanceof HistoryState.Whole))
                .ifPresent(it -> response.setHeader(ReadHeaders.HISTORY_STATE, it.word()));
        return true;
    }
}
