package lv.atbilstiba.service.read;

import lv.atbilstiba.catalogue.api.CatalogueEntryId;
import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ordered;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.platform.json.EventJson;
import lv.atbilstiba.platform.read.Plain;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.ServiceDetails;
import lv.atbilstiba.service.api.ServiceId;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** A service's line as a row of the table {@code service}, both ways. */
final class ServiceRow {
    private ServiceRow() {}

    static @Nullable Object[] columns(ServiceLine line) {
        var details = line.details();
        var name = details.name();
        return new @Nullable Object[] {
            line.owner().registrationNumber(),
            EventJson.mapper().writeValueAsString(details),
            details.kind(),
            Plain.codes(details.audiences()),
            Plain.codes(details.deliveryForms()),
            line.stage(),
            line.manager() == null ? null : line.manager().value(),
            line.managerUntil(),
            line.description(),
            Plain.codes(line.entries()),
            line.annulled(),
            Plain.of(name.lv(), name.en(), details.nationalCode(), details.sourceId())
        };
    }

    static ServiceLine line(ResultSet row) throws SQLException {
        var manager = row.getObject("manager", UUID.class);
        return new ServiceLine(
                new ServiceId(row.getObject("service", UUID.class)),
                new InstitutionId(row.getString("owner")),
                EventJson.mapper().readValue(row.getString("details"), ServiceDetails.class),
                LifecycleStage.valueOf(row.getString("stage")),
                manager == null ? null : new StaffId(manager),
                row.getObject("manager_until", LocalDate.class),
                row.getObject("description", Integer.class),
                Ordered.set(
                        Plain.codes(row.getString("catalogues")).stream()
                                .map(CatalogueEntryId::of)
                                .toList()),
                row.getBoolean("annulled"));
    }
}
