package lv.atbilstiba.ops.audittool;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** How much of the file was read: one line that is written over, not before the first second. */
final class Progress implements LongConsumer {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream out;
    private final Texts texts;
    private final long length;
    private long shownAt = System.nanoTime();
    private boolean shown;

    Progress(PrintStream out, Texts texts, long length) {
        this.out = out;
        this.texts = texts;
        this.length = length;
    }

    @Override
    public void accept(long read) {
        var now = System.nanoTime();
        if (now - shownAt < SECOND) return;
        shownAt = now;
        shown = true;
        out.print("\r" + texts.of("progress", 100 * read / Math.max(1, length)) + " ");
        out.flush();
    }

    void end() {
        if (shown) out.print("\r" + " ".repeat(60) + "\r");
    }
}
