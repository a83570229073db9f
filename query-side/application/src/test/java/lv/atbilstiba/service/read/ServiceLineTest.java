package lv.atbilstiba.service.read;

import static lv.atbilstiba.audit.read.Examples.AGENCY;
import static lv.atbilstiba.audit.read.Examples.ANNA;
import static lv.atbilstiba.audit.read.Examples.MARCH;
import static lv.atbilstiba.audit.read.Examples.ORDER;
import static lv.atbilstiba.audit.read.Examples.SERVICE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import lv.atbilstiba.audit.read.AuditViews;
import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.catalogue.api.PublicationWay;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryPublished;
import lv.atbilstiba.catalogue.api.event.CatalogueEntryWithdrawn;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.read.Following;
import lv.atbilstiba.platform.read.Histories;
import lv.atbilstiba.platform.read.MemoryLog;
import lv.atbilstiba.platform.read.Spells;
import lv.atbilstiba.policy.api.CatalogueCode;
import lv.atbilstiba.policy.api.DeliveryForm;
import lv.atbilstiba.policy.api.LifecycleStage;
import lv.atbilstiba.service.api.event.DescriptionWithdrawn;
import lv.atbilstiba.service.api.event.LifecycleStageEntered;
import lv.atbilstiba.service.api.event.ServiceAnnulled;
import lv.atbilstiba.service.api.event.ServiceChanged;
import lv.atbilstiba.service.api.event.ServiceManagerAppointed;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

class ServiceLineTest {
    private static final LocalDate YESTERDAY = MARCH.minusDays(1);
    private static final LocalDate TOMORROW = MARCH.plusDays(1);

    private final AtomicInteger read = new AtomicInteger();

    @Test
    void of_what_comes_in_the_order_in_which_it_holds_the_history_is_not_asked() {
        var last =
                follow(
                        Examples.registered(),
                        new ServiceChanged(
                                SERVICE, Examples.details("Cita", DeliveryForm.E), MARCH),
                        entered(MARCH),
                        new ServiceManagerAppointed(SERVICE, ANNA, YESTERDAY, ORDER),
                        Examples.described(1, "Bez maksas"),
                        new DescriptionWithdrawn(SERVICE, 1, MARCH, ORDER),
                        Examples.described(2, "Bez maksas"),
                        published(YESTERDAY),
                        new CatalogueEntryWithdrawn(
                                SERVICE, CatalogueCode.LATVIJA_GOV_LV, null, MARCH),
                        new ServiceAnnulled(SERVICE, AGENCY, ORDER));

        assertThat(read).hasValue(0);
        assertThat(last.list()).hasSize(1);
    }

    @Test
    void it_is_asked_of_what_is_recorded_late_and_of_what_is_dated_ahead() {
        follow(Examples.registered(), entered(YESTERDAY));
        assertThat(read).hasPositiveValue();

        read.set(0);
        var spells = follow(Examples.registered(), published(TOMORROW));
        assertThat(read).hasPositiveValue();
        assertThat(spells.list())
                .extracting(it -> it.until(), it -> it.value().catalogues().size())
                .containsExactly(tuple(TOMORROW, 0), tuple(null, 1));
    }

    private Spells<ServiceLine> follow(Object... events) {
        var facts = new ArrayList<Recorded<Object>>();
        for (var event : events) facts.add(Examples.fact(facts.size() + 1, event, null));
        var histories =
                new Histories(
                        new MemoryLog(facts, AuditViews::aggregateOf),
                        stored -> {
                            read.incrementAndGet();
                            return facts.get((int) stored.position() - 1);
                        });
        var services = new Following<>(histories, ServiceLine.LISTED);
        var spells = new ArrayList<Spells<ServiceLine>>();
        for (var fact : facts)
            spells.add(Objects.requireNonNull(services.after(SERVICE.toString(), fact)));
        return List.copyOf(spells).getLast();
    }

    private static LifecycleStageEntered entered(LocalDate from) {
        return new LifecycleStageEntered(
                SERVICE, AGENCY, LifecycleStage.MAINTENANCE_AND_IMPROVEMENT, from);
    }

    private static CatalogueEntryPublished published(LocalDate from) {
        return new CatalogueEntryPublished(
                SERVICE, CatalogueCode.LATVIJA_GOV_LV, null, 1, PublicationWay.AUTOMATED, from);
    }
}
