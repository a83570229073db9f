package lv.atbilstiba.audit.read;

import lv.atbilstiba.platform.budget.BudgetProperties;
import lv.atbilstiba.platform.problem.Problem;
import lv.atbilstiba.platform.problem.ProblemException;

import org.springframework.stereotype.Component;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * How many bytes one export may have. Whoever wants more takes it in parts, of one period each.
 * What is too large is refused before its first byte as far as that can be known; what turns out to
 * be too large while it is written is broken off.
 */
@Component
final class ExportLimit {
    private final long most;

    ExportLimit(BudgetProperties properties) {
        most = properties.enabled() ? properties.costly().exportBytes().toBytes() : Long.MAX_VALUE;
    }

    long most() {
        return most;
    }

    /**
     * @throws ProblemException 409 if an export of so many bytes is too large
     */
    void require(long bytes) {
        if (bytes > most) throw tooLarge();
    }

    /** Takes no more bytes than an export may have. */
    OutputStream limited(OutputStream to) {
        return new FilterOutputStream(to) {
            private long written;

            @Override
            public void write(int one) throws IOException {
                require(++written);
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                written += length;
                require(written);
                out.write(bytes, from, length);
            }
        };
    }

    private ProblemException tooLarge() {
        return new ProblemException(Problem.conflict("audit/export-too-large").with("most", most));
    }
}
