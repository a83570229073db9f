package lv.atbilstiba.service.api;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.NotAService;
import lv.atbilstiba.policy.api.ServiceKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedSet;

/** Why a service refused. */
public sealed interface ServiceRefusal extends Refusal {
    record AlreadyRegistered(ServiceId service) implements ServiceRefusal {}

    /** It was registered in error: nothing more can be recorded of it. */
    record Annulled(ServiceId service) implements ServiceRefusal {}

    /**
     * It was in provision: that it never was a service only the state lead can say.
     *
     * @param since the earliest day on which it was, as was ever recorded
     */
    record WasInProvision(ServiceId service, LocalDate since) implements ServiceRefusal {}

    record Liquidated(ServiceId service) implements ServiceRefusal {}

    record OwnerUnknown(InstitutionId owner) implements ServiceRefusal {}

    record NotAServiceAtAll(NotAService reason) implements ServiceRefusal {}

    /**
     * @param allowed the audiences that this kind of service can have
     */
    record KindAndAudienceDisagree(ServiceKind kind, SortedSet<Audience> allowed)
            implements ServiceRefusal {}

    record StageOutOfOrder(ServiceId service, LifecycleStage current, LifecycleStage asked)
            implements ServiceRefusal {}

    record ManagerAlreadyAppointed(ServiceId service, StaffId heldBy) implements ServiceRefusal {}

    record NoManager(ServiceId service) implements ServiceRefusal {}

    /** Somebody else was appointed than the person whom the command names. */
    record ManagedBySomebodyElse(ServiceId service, StaffId person) implements ServiceRefusal {}

    /**
     * The person is not (or no longer) employed by the institution on the day from which it would
     * hold.
     */
    record NotEmployedThere(StaffId person, InstitutionId institution) implements ServiceRefusal {}

    record ProviderUnknown(InstitutionId provider) implements ServiceRefusal {}

    record NotAProvider(ServiceId service, InstitutionId provider) implements ServiceRefusal {}

    /**
     * @param part the part of the description that is missing
     */
    record DescriptionPartMissing(String part) implements ServiceRefusal {}

    record NoDescription(ServiceId service) implements ServiceRefusal {}

    /**
     * @param field which of the command's days, by its name
     * @param earliest the day before which it cannot lie, if there is one; likewise {@code latest}
     */
    record DateOutOfRange(
            String field, LocalDate given, @Nullable LocalDate earliest, @Nullable LocalDate latest)
            implements ServiceRefusal {}
}
