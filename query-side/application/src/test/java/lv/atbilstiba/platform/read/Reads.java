package lv.atbilstiba.platform.read;

import static lv.atbilstiba.audit.read.Examples.AGENCY;
import static lv.atbilstiba.audit.read.Examples.ANNA;
import static lv.atbilstiba.audit.read.Examples.MINISTRY;
import static lv.atbilstiba.audit.read.Examples.SERVICE;

import lv.atbilstiba.institution.api.InstitutionDetails;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.policy.api.InstitutionKind;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Every read there is, and how tests ask it of the history of the examples. */
final class Reads {
    static final InstitutionId TOWN = new InstitutionId("90000000004");

    /** How each read is asked here. */
    static final Map<String, String> ADDRESSES =
            new TreeMap<>(
                    Map.ofEntries(
                            at("/api/audit/changes", "/api/audit/changes?from=0"),
                            at("/api/audit/events", "/api/audit/events?limit=1000"),
                            at(
                                    "/api/audit/subjects/{type}/{id}/history",
                                    "/api/audit/subjects/service/" + SERVICE.value() + "/history"),
                            at("/api/catalogue/services", "/api/catalogue/services"),
                            at(
                                    "/api/catalogue/services/{id}",
                                    "/api/catalogue/services/" + SERVICE.value()),
                            at(
                                    "/api/compliance/changes",
                                    "/api/compliance/changes?from=0&limit=500"),
                            at("/api/compliance/findings", "/api/compliance/findings?limit=500"),
                            at(
                                    "/api/compliance/institutions/{rn}",
                                    "/api/compliance/institutions/" + number(AGENCY)),
                            at(
                                    "/api/compliance/institutions/{rn}/history",
                                    "/api/compliance/institutions/"
                                            + number(AGENCY)
                                            + "/history?limit=500"),
                            at(
                                    "/api/compliance/municipalities/{rn}",
                                    "/api/compliance/municipalities/" + number(TOWN)),
                            at("/api/compliance/rules", "/api/compliance/rules"),
                            at(
                                    "/api/compliance/sectors/{rn}",
                                    "/api/compliance/sectors/" + number(MINISTRY)),
                            at(
                                    "/api/compliance/services/{id}",
                                    "/api/compliance/services/" + SERVICE.value()),
                            at(
                                    "/api/compliance/services/{id}/history",
                                    "/api/compliance/services/"
                                            + SERVICE.value()
                                            + "/history?limit=500"),
                            at("/api/compliance/state", "/api/compliance/state"),
                            at("/api/institutions", "/api/institutions"),
                            at(
                                    "/api/institutions/{registrationNumber}",
                                    "/api/institutions/" + number(AGENCY)),
                            at(
                                    "/api/institutions/{registrationNumber}/staff",
                                    "/api/institutions/" + number(AGENCY) + "/staff"),
                            at("/api/policy", "/api/policy"),
                            at("/api/policy/parameters", "/api/policy/parameters"),
                            at("/api/policy/territories", "/api/policy/territories"),
                            at("/api/policy/{collection}", "/api/policy/roles"),
                            at("/api/policy/{collection}/{code}", "/api/policy/tasks/PU2-14"),
                            at("/api/services", "/api/services"),
                            at("/api/services/{id}", "/api/services/" + SERVICE.value()),
                            at("/api/staff", "/api/staff"),
                            at("/api/staff/{id}", "/api/staff/" + ANNA.value())));

    private Reads() {}

    static InstitutionDetails town(String name, @Nullable InstitutionId under) {
        return new InstitutionDetails(
                new LocalizedText(name, null),
                under == null
                        ? InstitutionKind.MUNICIPALITY
                        : InstitutionKind.MUNICIPAL_INSTITUTION,
                under);
    }

    private static String number(InstitutionId institution) {
        return institution.registrationNumber();
    }

    private static Map.Entry<String, String> at(String pattern, String address) {
        return Map.entry(pattern, address);
    }
}
