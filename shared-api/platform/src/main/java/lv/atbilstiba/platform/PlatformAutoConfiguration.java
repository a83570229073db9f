package lv.atbilstiba.platform;

import lv.atbilstiba.platform.apidocs.ApiDocumentEndpoint;
import lv.atbilstiba.platform.budget.BudgetConfiguration;
import lv.atbilstiba.platform.problem.ProblemConfiguration;
import lv.atbilstiba.platform.request.RequestConfiguration;
import lv.atbilstiba.platform.security.SecurityConfiguration;
import lv.atbilstiba.platform.vault.VaultConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What both sides need of REST: problems, security, budgets, the vault. */
@AutoConfiguration(
        after = DataSourceAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        })
@Import({
    ApiDocumentEndpoint.class,
    BudgetConfiguration.class,
    ProblemConfiguration.class,
    RequestConfiguration.class,
    SecurityConfiguration.class,
    VaultConfiguration.class
})
public class PlatformAutoConfiguration {}
