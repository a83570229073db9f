package lv.atbilstiba.compliance.read;

import lv.atbilstiba.compliance.api.SubjectId;
import lv.atbilstiba.compliance.read.FindingQueries.Subject;
import lv.atbilstiba.platform.problem.ProblemException;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;
import lv.atbilstiba.platform.read.Sight;
import lv.atbilstiba.platform.security.Caller;

import org.springframework.stereotype.Component;

import java.util.function.Function;

/** The way of the endpoints to the findings. */
@Component
final class Compliance {
    private final AsOfs asOfs;

    Compliance(AsOfs asOfs) {
        this.asOfs = asOfs;
    }

    <T> T ask(Asked asked, Function<FindingQueries, T> question) {
        return asOfs.answer(
                FindingProjection.NAME,
                asked,
                (view, asOf) -> question.apply(new FindingQueries(view, asOf)));
    }

    /**
     * The subject, if it is there and the caller may see it.
     *
     * @throws ProblemException 404 otherwise, the same for both
     */
    static Subject visible(FindingQueries queries, SubjectId id, Caller caller) {
        var subject = queries.subject(id).orElseThrow(Sight::nothing);
        if (!ComplianceReadRights.sees(caller, subject.institution(), queries))
            throw Sight.outOfReach();
        return subject;
    }

    static ProblemException notFound() {
        return Sight.nothing();
    }
}
