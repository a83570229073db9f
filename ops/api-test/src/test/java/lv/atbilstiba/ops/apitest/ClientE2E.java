package lv.atbilstiba.ops.apitest;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.client.reading.api.AuditApi;
import lv.atbilstiba.client.reading.api.ComplianceApi;
import lv.atbilstiba.client.reading.model.FindingStatus;
import lv.atbilstiba.client.reading.model.FindingView;
import lv.atbilstiba.client.reading.model.RuleId;
import lv.atbilstiba.client.writing.api.AccessibilityApi;
import lv.atbilstiba.client.writing.api.InstitutionApi;
import lv.atbilstiba.client.writing.api.ServiceApi;
import lv.atbilstiba.client.writing.api.StaffApi;
import lv.atbilstiba.client.writing.model.AppointServiceManagerBody;
import lv.atbilstiba.client.writing.model.Audience;
import lv.atbilstiba.client.writing.model.ChannelEnvironment;
import lv.atbilstiba.client.writing.model.Complexity;
import lv.atbilstiba.client.writing.model.DeliveryForm;
import lv.atbilstiba.client.writing.model.DescriptionManagementPart;
import lv.atbilstiba.client.writing.model.DescriptionRequestReceiptPart;
import lv.atbilstiba.client.writing.model.DescriptionRequestReceiptText;
import lv.atbilstiba.client.writing.model.InstitutionKind;
import lv.atbilstiba.client.writing.model.LifecycleStage;
import lv.atbilstiba.client.writing.model.LocalizedText;
import lv.atbilstiba.client.writing.model.Multichannel;
import lv.atbilstiba.client.writing.model.RecordMultichannelBody;
import lv.atbilstiba.client.writing.model.RegisterDescriptionBody;
import lv.atbilstiba.client.writing.model.RegisterInstitutionBody;
import lv.atbilstiba.client.writing.model.RegisterServiceBody;
import lv.atbilstiba.client.writing.model.RegisterStaffMemberBody;
import lv.atbilstiba.client.writing.model.ServiceKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** README's tour, taken by the clients that openapi-generator made of both documents. */
final class ClientE2E {
    @TempDir private Path folder;

    @Test
    void a_generated_client_takes_the_tour() throws Exception {
        try (var register = RunningRegister.on(folder)) {
            tour(register.port());
        }
    }

    private static void tour(int port) throws Exception {
        var stateLead = writing(port, "state-lead");
        var manager = writing(port, "portfolio-manager-newcomer");
        var compliance = new ComplianceApi(reading(port, "auditor"));
        var services = new ServiceApi(manager);

        new InstitutionApi(stateLead)
                .registerInstitution(
                        new RegisterInstitutionBody()
                                .registrationNumber(World.INSTITUTION)
                                .name(text("Parauga aģentūra").en("Sample Agency"))
                                .kind(InstitutionKind.OTHER),
                        null);
        var person =
                new StaffApi(manager)
                        .registerStaffMember(
                                World.INSTITUTION,
                                new RegisterStaffMemberBody()
                                        .name("Zane Izdomāte")
                                        .post("Pensiju daļas vadītāja"),
                                null);
        var service =
                services.registerService(
                        new RegisterServiceBody()
                                .owner(World.INSTITUTION)
                                .name(text("Vecuma pensijas piešķiršana"))
                                .kind(ServiceKind.PUBLIC_INDIVIDUAL_BENEFIT)
                                .audiences(List.of(Audience.RESIDENT))
                                .deliveryForms(List.of(DeliveryForm.E, DeliveryForm.F))
                                .complexity(Complexity.SIMPLE)
                                .coreFunction("Sociālās apdrošināšanas pakalpojumi")
                                .needs(List.of(text("Regulāri ienākumi vecumdienās")))
                                .lifeSituations(List.of("PENSIONESANAS"))
                                .stage(LifecycleStage.DELIVERY_OR_USE),
                        "a-key-of-the-tour");
        var id = UUID.fromString(service.getId());

        var appointed =
                services.appointServiceManager(
                        id,
                        "*",
                        new AppointServiceManagerBody()
                                .person(UUID.fromString(person.getId()))
                                .basis("Rīkojums Nr. 1-4/12"),
                        null);
        var findings = findings(compliance, id, appointed.getPosition(), null);
        assertThat(status(findings, RuleId.ROLE_03)).isEqualTo(FindingStatus.COMPLIANT);
        assertThat(status(findings, RuleId.DESC_01)).isEqualTo(FindingStatus.NON_COMPLIANT);

        var described =
                services.registerDescription(
                        id,
                        new RegisterDescriptionBody()
                                .management(
                                        new DescriptionManagementPart()
                                                .responsibleUnit("Pensiju daļa")
                                                .legalBasis("Likums \"Par valsts pensijām\"")
                                                .funding("Speciālais budžets"))
                                .requestAndReceipt(
                                        new DescriptionRequestReceiptPart()
                                                .timeLimit("P10D")
                                                .fee("Bez maksas")
                                                .texts(Map.of("lv", latvian()))),
                        null);
        findings = findings(compliance, id, described.getPosition(), null);
        assertThat(status(findings, RuleId.DESC_01)).isEqualTo(FindingStatus.COMPLIANT);
        assertThat(status(findings, RuleId.DESC_02)).isEqualTo(FindingStatus.COMPLIANT);

        var accessibility = new AccessibilityApi(manager);
        var before =
                accessibility.recordMultichannel(
                        id,
                        "*",
                        channels(
                                List.of(ChannelEnvironment.REMOTE_ELECTRONIC),
                                List.of(ChannelEnvironment.REMOTE_ELECTRONIC)),
                        null);
        var after =
                accessibility.recordMultichannel(
                        id,
                        "*",
                        channels(
                                List.of(
                                        ChannelEnvironment.REMOTE_ELECTRONIC,
                                        ChannelEnvironment.ONSITE_PHYSICAL),
                                List.of(
                                        ChannelEnvironment.REMOTE_ELECTRONIC,
                                        ChannelEnvironment.REMOTE_PHYSICAL)),
                        null);
        findings = findings(compliance, id, after.getPosition(), null);
        assertThat(status(findings, RuleId.ACC_01)).isEqualTo(FindingStatus.COMPLIANT);
        findings = findings(compliance, id, after.getPosition(), before.getPosition().toString());
        assertThat(status(findings, RuleId.ACC_01)).isEqualTo(FindingStatus.NON_COMPLIANT);

        var wait = after.getPosition().toString();
        assertThat(
                        compliance
                                .findingHistoryService(id, null, null, null, null, null, wait, null)
                                .getItems())
                .isNotEmpty();
        assertThat(
                        new AuditApi(reading(port, "auditor"))
                                .history(
                                        "service",
                                        id.toString(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        wait,
                                        null)
                                .getItems())
                .hasSizeGreaterThan(3);
    }

    private static DescriptionRequestReceiptText latvian() {
        return new DescriptionRequestReceiptText()
                .title("Vecuma pensijas piešķiršana")
                .summary("Piešķir pensiju personai, kura sasniegusi pensijas vecumu.")
                .eligibility("Persona pensijas vecumā")
                .procedure("Iesniegumu iesniedz elektroniski vai klātienē.")
                .result("Lēmums par pensiju")
                .contact("Tālrunis 00000000");
    }

    private static RecordMultichannelBody channels(
            List<ChannelEnvironment> requesting, List<ChannelEnvironment> receiving) {
        return new RecordMultichannelBody()
                .options(
                        new Multichannel()
                                .requesting(requesting)
                                .receiving(receiving)
                                .recipientChooses(true));
    }

    private static List<FindingView> findings(
            ComplianceApi compliance,
            UUID service,
            Long position,
            @org.jspecify.annotations.Nullable String asOf)
            throws lv.atbilstiba.client.reading.ApiException {
        return compliance
                .serviceCompliance(service, null, null, asOf, null, position.toString(), null)
                .getFindings();
    }

    private static FindingStatus status(List<FindingView> findings, RuleId rule) {
        return findings.stream()
                .filter(one -> one.getRule() == rule)
                .findFirst()
                .orElseThrow()
                .getStatus();
    }

    private static LocalizedText text(String latvian) {
        return new LocalizedText().lv(latvian);
    }

    private static lv.atbilstiba.client.writing.ApiClient writing(int port, String client) {
        var token = World.token(port, client);
        var writing = new lv.atbilstiba.client.writing.ApiClient();
        writing.updateBaseUri("http://localhost:" + port);
        writing.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + token));
        return writing;
    }

    private static lv.atbilstiba.client.reading.ApiClient reading(int port, String client) {
        var token = World.token(port, client);
        var reading = new lv.atbilstiba.client.reading.ApiClient();
        reading.updateBaseUri("http://localhost:" + port);
        reading.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + token));
        return reading;
    }
}
