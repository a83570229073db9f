package lv.atbilstiba.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a projection makes of row changes: the table of findings, in memory. */
final class FindingTable {
    private final Map<RowKey, HeldRow> rows = new LinkedHashMap<>();

    void take(List<RowChange> changes) {
        for (var change : changes) {
            switch (change) {
                case RowChange.Opened(var row) ->
                        assertThat(rows.put(row.key(), new HeldRow(row, null)))
                                .as("no row opens twice")
                                .isNull();
                case RowChange.Superseded(var key, long toPosition) -> {
                    var held = rows.get(key);
                    assertThat(held).as("only a held row is superseded").isNotNull();
                    assertThat(held.toPosition()).as("a row ends once").isNull();
                    rows.put(key, new HeldRow(held.row(), toPosition));
                }
                case RowChange.Deleted(var key) ->
                        assertThat(rows.remove(key)).as("only a held row is deleted").isNotNull();
            }
        }
    }

    /** The rows that the changes end. */
    List<FindingRow> ended(List<RowChange> changes) {
        var ended = new ArrayList<FindingRow>();
        for (var change : changes) {
            var key =
                    switch (change) {
                        case RowChange.Opened _ -> null;
                        case RowChange.Superseded(var superseded, _) -> superseded;
                        case RowChange.Deleted(var deleted) -> deleted;
                    };
            var held = key == null ? null : rows.get(key);
            if (held != null) ended.add(held.row());
        }
        return ended;
    }

    Stream<FindingRow> at(long position, Instant instant) {
        return rows.values().stream()
                .filter(held -> held.holdsAt(position, instant))
                .map(HeldRow::row);
    }

    /** Rows that no event superseded and that end after an instant. */
    List<FindingRow> open(Instant after) {
        var open = new ArrayList<FindingRow>();
        for (var held : rows.values()) {
            var until = held.row().validUntil();
            if (held.toPosition() == null && (until == null || until.isAfter(after)))
                open.add(held.row());
        }
        return open;
    }

    Collection<HeldRow> rows() {
        return rows.values();
    }
}
