package lv.atbilstiba.ops.demo;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;

/** Shows how far the story is. */
final class Progress {
    private static final int WIDTH = 24;

    private final PrintStream out;
    private int acts;

    Progress(PrintStream out) {
        this.out = out;
    }

    int acts() {
        return acts;
    }

    /** The register says no, and why: what the story expects is no accident. */
    void refused(int status, String problem, String what) {
        out.printf(Locale.ROOT, "  %12srefused: %s (%d %s)%n", "", what, status, problem);
    }

    void act(LocalDate day, int number, String title, int submitted, int openFindings) {
        acts++;
        int filled = Math.min(WIDTH, number * WIDTH / AYearInTheLife.DAYS);
        out.printf(
                Locale.ROOT,
                "  %s  [%s%s]  act %2d  %,6d changes  %4d open  %s%n",
                day,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                acts,
                submitted,
                openFindings,
                title);
    }
}
