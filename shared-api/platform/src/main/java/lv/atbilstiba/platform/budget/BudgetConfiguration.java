package lv.atbilstiba.platform.budget;

import lv.atbilstiba.platform.problem.Problems;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The budgets, before and behind the filters that look at tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BudgetProperties.class)
public class BudgetConfiguration {
    /** Spring Security's filters have -100. */
    private static final int BEFORE_TOKENS = -110;

    private static final int AFTER_TOKENS = -90;

    @Bean
    @ConditionalOnProperty(name = "atbilstiba.budget.enabled", matchIfMissing = true)
    FilterRegistrationBean<AddressBudget> addressBudget(
            Problems problems, BudgetProperties properties) {
        var filter = new FilterRegistrationBean<>(new AddressBudget(problems::answer, properties));
        filter.setOrder(BEFORE_TOKENS);
        return filter;
    }

    @Bean
    @ConditionalOnProperty(name = "atbilstiba.budget.enabled", matchIfMissing = true)
    FilterRegistrationBean<CallerBudget> callerBudget(
            Problems problems, BudgetProperties properties) {
        var filter = new FilterRegistrationBean<>(new CallerBudget(problems::answer, properties));
        filter.setOrder(AFTER_TOKENS);
        return filter;
    }

    @Bean
    CostlyCalls costlyCalls(BudgetProperties properties) {
        return new CostlyCalls(properties);
    }

    @Bean
    WebMvcConfigurer costlyCallsInTurn(CostlyCalls calls) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(calls);
            }
        };
    }
}
