package lv.atbilstiba.service.write;

import static lv.atbilstiba.platform.write.decision.Surroundings.*;

import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.policy.api.Audience;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.Complexity;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.policy.api.ServiceKind;
import lv.atbilstiba.service.api.Description;
import lv.atbilstiba.service.api.Description.ManagementPart;
import lv.atbilstiba.service.api.Description.RequestReceiptPart;
import lv.atbilstiba.service.api.Description.RequestReceiptText;
import lv.atbilstiba.service.api.Language;
import lv.atbilstiba.service.api.LifeSituationCode;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;
import lv.atbilstiba.service.api.event.DescriptionRegistered;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ProviderEngaged;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;
import lv.atbilstiba.service.api.event.ServiceManagerReleased;
import lv.atbilstiba.service.api.event.ServiceRegistered;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The pension service that the specifications are about. */
final class Services {
    static final ServiceId PENSION =
            new ServiceId(UUID.fromString("01970000-0000-7000-8000-0000000000aa"));

    private Services() {}

    static ServiceDetails details(
            ServiceKind kind, List<Audience> audiences, DeliveryForm... forms) {
        return new ServiceDetails(
                new LocalizedText("Vecuma pensijas piešķiršana", "Granting an old-age pension"),
                null,
                "VP-17",
                kind,
                Ordered.set(audiences),
                Ordered.set(Arrays.asList(forms)),
                Complexity.SIMPLE,
                "Valsts pensiju piešķiršana",
                List.of(new LocalizedText("Ienākumi vecumdienās", null)),
                Ordered.set(List.of(new LifeSituationCode("RETIREMENT"))));
    }

    static ServiceDetails forResidents(DeliveryForm... forms) {
        return details(ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT, List.of(Audience.RESIDENT), forms);
    }

    static ServiceRegistered registered(DeliveryForm... forms) {
        return new ServiceRegistered(
                PENSION,
                AGENCY,
                forResidents(forms.length == 0 ? new DeliveryForm[] {DeliveryForm.E} : forms),
                LifecycleStage.DELIVERY_OR_USE,
                A_YEAR_AGO,
                false);
    }

    static LifecycleStageEntered entered(LifecycleStage stage, LocalDate on) {
        return new LifecycleStageEntered(PENSION, AGENCY, stage, on);
    }

    static LifecycleStageEntered liquidated(LocalDate on) {
        return entered(LifecycleStage.LIQUIDATION, on);
    }

    static ServiceAnnulled annulled() {
        return new ServiceAnnulled(PENSION, AGENCY, ORDER);
    }

    static ServiceManagerAppointed appointed(StaffId person, LocalDate on) {
        return new ServiceManagerAppointed(PENSION, person, on, ORDER);
    }

    static ServiceManagerReleased released(StaffId person, LocalDate on) {
        return new ServiceManagerReleased(PENSION, person, on, ORDER);
    }

    static ProviderEngaged engaged(InstitutionId provider, LocalDate on, StaffId... responsible) {
        return new ProviderEngaged(PENSION, provider, Ordered.set(Arrays.asList(responsible)), on);
    }

    static Description described(String title) {
        return new Description(
                new ManagementPart("Pensiju nodaļa", "Likums \"Par valsts pensijām\"", "Budžets"),
                new RequestReceiptPart(
                        Period.ofDays(10),
                        "Bez maksas",
                        new TreeMap<>(
                                Map.of(
                                        Language.LATVIAN,
                                        new RequestReceiptText(
                                                title, null, null, null, null, null, null,
                                                null)))));
    }

    static DescriptionRegistered described(int version, LocalDate on) {
        return new DescriptionRegistered(PENSION, version, described("Pensija " + version), on);
    }

    static CatalogueEntryPublished published(int version, LocalDate on) {
        return new CatalogueEntryPublished(
                PENSION, CatalogueCode.LATVIJA_GOV_LV, null, version, PublicationWay.AUTOMATED, on);
    }
}
