package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ManagementRole;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A post that nobody fills though it should be filled.
 *
 * @param post the role of the institution for which a person is missing
 * @param since first day of the vacancy, not before the register opened
 */
record Vacancy(ManagementRole post, LocalDate since) {

    /** The service has no manager; null if it has one or needs none. */
    static @Nullable Vacancy ofManager(ServiceFacts facts, Policy policy, Moment moment) {
        if (!needsManager(facts, moment)) return null;
        var since =
                new Unbroken(facts.since())
                        .over(facts.stages())
                        .over(facts.managers().days())
                        .since(moment, then -> needsManager(facts, then));
        return new Vacancy(ManagementRole.SERVICE_OWNER, Days.later(since, policy.openedOn()));
    }

    private static boolean needsManager(ServiceFacts facts, Moment moment) {
        return facts.stage(moment) != LifecycleStage.LIQUIDATION
                && facts.managers().holders(moment).isEmpty();
    }

    /** Nobody provides the service, or a provider named nobody; null if it is not so. */
    static @Nullable Vacancy ofProvider(ServiceFacts facts, Policy policy, Moment moment) {
        if (!needsProvider(facts, moment)) return null;
        var since =
                new Unbroken(facts.since())
                        .over(facts.stages())
                        .over(facts.providers())
                        .since(moment, then -> needsProvider(facts, then));
        return new Vacancy(ManagementRole.SERVICE_PROVIDER, Days.later(since, policy.openedOn()));
    }

    private static boolean needsProvider(ServiceFacts facts, Moment moment) {
        if (!facts.stage(moment).inProvision()) return false;
        var providers = facts.providers(moment);
        if (providers.isEmpty()) return true;
        for (var responsible : providers.values()) if (responsible.isEmpty()) return true;
        return false;
    }

    /** The institution manages services without a portfolio manager; null if it is not so. */
    static @Nullable Vacancy ofPortfolioManager(
            InstitutionFacts facts, Policy policy, Moment moment) {
        if (!needsPortfolioManager(facts, moment)) return null;
        var since =
                new Unbroken(facts.since())
                        .over(facts.managesServices())
                        .over(facts.portfolioManagers().days())
                        .since(moment, then -> needsPortfolioManager(facts, then));
        return new Vacancy(
                ManagementRole.SERVICE_PORTFOLIO_OWNER, Days.later(since, policy.openedOn()));
    }

    private static boolean needsPortfolioManager(InstitutionFacts facts, Moment moment) {
        return facts.managesServices(moment) && facts.portfolioManagers().holders(moment).isEmpty();
    }
}
