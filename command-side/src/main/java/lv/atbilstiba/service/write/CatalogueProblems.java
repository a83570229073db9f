package lv.atbilstiba.service.write;

import lv.atbilstiba.catalogue.api.CatalogueRefusal;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.CatalogueDoesNotFit;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.DateOutOfRange;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.DescriptionNotRegistered;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.NotPublished;
import lv.atbilstiba.catalogue.api.CatalogueRefusal.ServiceNotOffered;
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
            case DescriptionNotRegistered(var service, var version) ->
                    Problem.conflict("catalogue/description-not-registered")
                            .with("service", service)
                            .with("version", version)
                            .at("/version", "invalid-value");
            case CatalogueDoesNotFit(var catalogue, var service) ->
                    Problem.conflict("catalogue/catalogue-does-not-fit")
                            .with("catalogue", catalogue)
                            .with("service", service)
                            .at("path:catalogue", "invalid-value");
            case NotPublished(var service, var catalogue) ->
                    Problem.conflict("catalogue/not-published")
                            .with("service", service)
                            .with("catalogue", catalogue);
            case ServiceNotOffered(var service) ->
                    Problem.conflict("catalogue/service-not-offered").with("service", service);
            case DateOutOfRange(var field, var given, var earliest, var latest) ->
                    ProblemOf.dayOutOfRange(
                            "catalogue/date-out-of-range", field, given, earliest, latest);
        };
    }
}
