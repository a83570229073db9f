package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueRefusal;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.CatalogueIsOneSite;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.DateOutOfRange;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NoSuchInformation;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NotPublished;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.write.ProblemOf;

import org.springframework.stereotype.Component;

/** The refusals of catalogue entries as problems. */
@Component
final class CatalogueProblems implements ProblemOf<CatalogueRefusal> {
    @Override
    public Class<CatalogueRefusal> family() {
        return CatalogueRefusal.class;
    }

    @Override
    public Problem of(CatalogueRefusal refusal) {
        return switch (refusal) {
            case CatalogueIsOneSite(var catalogue) ->
                    Problem.unprocessable("catalogue/catalogue-is-one-site")
                            .with("catalogue", catalogue)
                            .at("/site", "invalid-value");
            case NoSuchInformation(var service, var information) ->
                    Problem.conflict("catalogue/no-such-information")
                            .with("service", service)
                            .with("position", information)
                            .at("path:position", "invalid-value");
            case NotPublished(var service, var entry) ->
                    Problem.conflict("catalogue/not-published")
                            .with("service", service)
                            .with("catalogue", entry.catalogue())
                            .with("site", entry.site());
            case DateOutOfRange(var field, var given, var earliest, var latest) ->
                    ProblemOf.dayOutOfRange(
                            "catalogue/date-out-of-range", field, given, earliest, latest);
        };
    }
}
