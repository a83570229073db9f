package lv.atbilstiba.platform.read;

import static org.assertj.core.api.Assertions.assertThat;

import lv.atbilstiba.audit.read.AuditViews;
import lv.atbilstiba.audit.read.Examples;
import lv.atbilstiba.catalogue.read.CatalogueViews;
import lv.atbilstiba.compliance.read.SomeYear;
import lv.atbilstiba.institution.read.InstitutionViews;
import lv.atbilstiba.kernel.Recorded;
import lv.atbilstiba.platform.embedded.TestDatabase;
import lv.atbilstiba.platform.projection.Projection;
import lv.atbilstiba.service.read.ServiceViews;
import lv.atbilstiba.staff.api.event.StaffMemberRegistered;
import lv.atbilstiba.staff.read.StaffViews;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whatever the portions and however often delivered, a view has the same rows. */
class ListProjectionsIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    static Stream<Arguments> projections() {
        return Stream.of(
                        of("an example of each", Examples.history()),
                        of("some year", WithMistakes.in(SomeYear.of(31, 300), 31)),
                        of("another year", WithMistakes.in(SomeYear.of(32, 300), 32)))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> of(String name, List<Recorded<Object>> facts) {
        var histories = new MemoryLog(facts, AuditViews::aggregateOf).histories();
        return Stream.of(
                        AuditViews.events(),
                        InstitutionViews.list(histories),
                        ServiceViews.list(histories),
                        StaffViews.list(histories),
                        CatalogueViews.services(histories))
                .filter(it -> !(it.name().value().startsWith("staff") && hasNoStaff(facts)))
                .map(it -> Arguments.of(Named.of(it.name().value(), it), Named.of(name, facts)));
    }

    private static boolean hasNoStaff(List<Recorded<Object>> facts) {
        return facts.stream().noneMatch(it -> it.event() instanceof StaffMemberRegistered);
    }

    @ParameterizedTest
    @MethodSource("projections")
    void replayed_rebuilt_delivered_twice_and_in_pieces_the_rows_are_the_same(
            Projection projection, List<Recorded<Object>> facts) throws Exception {
        var database = DATABASE.dataSource();
        var whole = Filled.rows(database, projection, facts, 10_000, 1);
        assertThat(whole).isNotEmpty();
        var others = new ArrayList<List<String>>();
        others.add(Filled.rows(database, projection, facts, 10_000, 1));
        others.add(Filled.rows(database, projection, facts, 10_000, 2));
        others.add(Filled.rows(database, projection, facts, 1, 1));
        others.add(Filled.rows(database, projection, facts, 3, 2));
        others.add(Filled.rows(database, projection, facts, 7, 1));
        for (int portion : new int[] {1, 7, 10_000})
            others.add(Filled.byRebuild(database, projection, facts, portion));
        assertThat(others).allSatisfy(rows -> assertThat(rows).isEqualTo(whole));
    }
}
