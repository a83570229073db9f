package lv.atbilstiba.service.write;

import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.write.ProblemOf;
import lv.atbilstiba.service.api.ServiceRefusal;
import lv.atbilstiba.service.api.ServiceRefusal.AlreadyRegistered;
import lv.atbilstiba.service.api.ServiceRefusal.Annulled;
import lv.atbilstiba.service.api.ServiceRefusal.DateOutOfRange;
import lv.atbilstiba.service.api.ServiceRefusal.DescriptionPartMissing;
import lv.atbilstiba.service.api.ServiceRefusal.KindAndAudienceDisagree;
import lv.atbilstiba.service.api.ServiceRefusal.Liquidated;
import lv.atbilstiba.service.api.ServiceRefusal.ManagedBySomebodyElse;
import lv.atbilstiba.service.api.ServiceRefusal.ManagerAlreadyAppointed;
import lv.atbilstiba.service.api.ServiceRefusal.NoDescription;
import lv.atbilstiba.service.api.ServiceRefusal.NoManager;
import lv.atbilstiba.service.api.ServiceRefusal.NotAProvider;
import lv.atbilstiba.service.api.ServiceRefusal.NotAServiceAtAll;
import lv.atbilstiba.service.api.ServiceRefusal.NotEmployedThere;
import lv.atbilstiba.service.api.ServiceRefusal.OwnerUnknown;
import lv.atbilstiba.service.api.ServiceRefusal.ProviderUnknown;
import lv.atbilstiba.service.api.ServiceRefusal.StageOutOfOrder;
import lv.atbilstiba.service.api.ServiceRefusal.WasInProvision;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The refusals of services as problems. */
@Component
final class ServiceProblems implements ProblemOf<ServiceRefusal> {
    @Override
    public Class<ServiceRefusal> family() {
        return ServiceRefusal.class;
    }

    @Override
    public Problem of(ServiceRefusal refusal) {
        return switch (refusal) {
            case AlreadyRegistered(var service) ->
                    Problem.conflict("service/already-registered").with("service", service);
            case Annulled(var service) ->
                    Problem.conflict("service/annulled").with("service", service);
            case WasInProvision(var service, var since) ->
                    Problem.of(HttpStatus.FORBIDDEN, "service/was-in-provision")
                            .with("service", service)
                            .with("since", since);
            case Liquidated(var service) ->
                    Problem.conflict("service/liquidated").with("service", service);
            case OwnerUnknown(var owner) ->
                    Problem.conflict("service/owner-unknown")
                            .with("owner", owner)
                            .at("/owner", "invalid-value");
            case NotAServiceAtAll(var reason) ->
                    Problem.unprocessable("service/not-a-service")
                            .with("reason", reason)
                            .at("/notAService", "invalid-value");
            case KindAndAudienceDisagree(var kind, var allowed) ->
                    Problem.unprocessable("service/kind-and-audience-disagree")
                            .with("kind", kind)
                            .with("allowed", allowed)
                            .at(
                                    "/audiences",
                                    "invalid-value",
                                    allowed.stream().map(Enum::name).toList());
            case StageOutOfOrder(var service, var current, var asked) ->
                    Problem.conflict("service/stage-out-of-order")
                            .with("service", service)
                            .with("current", current)
                            .with("asked", asked)
                            .at("/stage", "invalid-value");
            case ManagerAlreadyAppointed(var service, var heldBy) ->
                    Problem.conflict("service/manager-already-appointed")
                            .with("service", service)
                            .with("heldBy", heldBy);
            case NoManager(var service) ->
                    Problem.conflict("service/no-manager").with("service", service);
            case ManagedBySomebodyElse(var service, var person) ->
                    Problem.conflict("service/managed-by-somebody-else")
                            .with("service", service)
                            .with("person", person)
                            .at("query:person", "invalid-value");
            case NotEmployedThere(var person, var institution) ->
                    Problem.conflict("service/not-employed-there")
                            .with("person", person)
                            .with("institution", institution);
            case ProviderUnknown(var provider) ->
                    Problem.conflict("service/provider-unknown")
                            .with("provider", provider)
                            .at("path:rn", "invalid-value");
            case NotAProvider(var service, var provider) ->
                    Problem.conflict("service/not-a-provider")
                            .with("service", service)
                            .with("provider", provider);
            case DescriptionPartMissing(var part) ->
                    Problem.unprocessable("service/description-part-missing")
                            .with("part", part)
                            .at("/" + part, "missing");
            case NoDescription(var service) ->
                    Problem.conflict("service/no-description").with("service", service);
            case DateOutOfRange(var field, var given, var earliest, var latest) ->
                    ProblemOf.dayOutOfRange(
                            "service/date-out-of-range", field, given, earliest, latest);
        };
    }
}
