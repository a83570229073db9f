package lv.atbilstiba.compliance.rules;

import lv.atbilstiba.compliance.api.Reason;
import lv.atbilstiba.compliance.api.ReasonCode;
import lv.atbilstiba.compliance.api.RuleId;
import lv.atbilstiba.policy.api.PolicyParameter;

import java.time.LocalDate;
import java.util.Map;

/**
 * DESC-03. Registering a version is a look at it; a review counts for the version it was made of.
 * The interval is the one in force at the instant judged. Source: inferred.
 */
final class TheDescriptionWasReviewedInTime extends ProvisionRule {
    TheDescriptionWasReviewedInTime() {
        super(RuleId.DESC_03, FactGroup.DESCRIPTION, FactGroup.REVIEWS, FactGroup.POLICY);
    }

    @Override
    Verdict judge(ServiceFacts facts, Policy policy, Moment moment, LocalDate start) {
        var description = facts.description(moment);
        if (description == null) return Verdict.notApplicable(ReasonCode.NO_DESCRIPTION);
        var current = description.content();
        var review = facts.descriptionReviews().latest(moment, current::isVersion);
        var last =
                review == null ? description.from() : Days.later(description.from(), review.day());
        var interval = policy.period(PolicyParameter.DESCRIPTION_REVIEW, moment);
        var due = Days.later(last, start).plus(interval);
        return moment.passed(due)
                ? Verdict.nonCompliant(
                        Reason.of(
                                ReasonCode.DESCRIPTION_REVIEW_OVERDUE,
                                Map.of("last", last, "due", due)))
                : Verdict.COMPLIANT;
    }
}
