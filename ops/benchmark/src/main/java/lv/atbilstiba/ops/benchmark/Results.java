package lv.atbilstiba.ops.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a run, as a table to print and to keep. */
final class Results {
    private record Row(String what, String figure, String ratio, String aim) {}

    private final List<Row> rows = new ArrayList<>();

    /** Prints a line that says what is being measured now: a run takes minutes. */
    static void doing(String what) {
        System.out.printf(
                Locale.ROOT,
                "%tT  %s%n",
                java.time.LocalTime.now(java.time.ZoneId.systemDefault()),
                what);
    }

    void rate(String what, Rate rate, double raw, String aim) {
        var figure =
                String.format(
                        Locale.ROOT,
                        "%,.0f/s, p50 %.1f ms, p99 %.1f ms%s",
                        rate.perSecond(),
                        rate.p50().toNanos() / 1e6,
                        rate.p99().toNanos() / 1e6,
                        rate.failed() == 0 ? "" : ", " + rate.failed() + " failed");
        add(
                what,
                figure,
                raw == 0 ? "" : String.format(Locale.ROOT, "%.2f", rate.perSecond() / raw),
                aim);
    }

    void speed(String what, long events, long nanos, double raw, String aim) {
        var perSecond = events / (nanos / 1e9);
        add(
                what,
                String.format(Locale.ROOT, "%,.0f/s", perSecond),
                raw == 0 ? "" : String.format(Locale.ROOT, "%.2f", perSecond / raw),
                aim);
    }

    void add(String what, String figure, String ratio, String aim) {
        rows.add(new Row(what, figure, ratio, aim));
        System.out.printf(
                Locale.ROOT,
                "          %s: %s%s%n",
                what,
                figure,
                ratio.isEmpty() ? "" : " (ratio " + ratio + ")");
    }

    String markdown() {
        var table =
                new StringBuilder(
                        "| what | measured | ratio to raw | aim |\n| --- | --- | --- | --- |\n");
        for (var row : rows)
            table.append("| ")
                    .append(String.join(" | ", row.what(), row.figure(), row.ratio(), row.aim()))
                    .append(" |\n");
        return table.toString();
    }
}
