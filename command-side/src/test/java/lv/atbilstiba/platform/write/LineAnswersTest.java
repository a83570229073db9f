package lv.atbilstiba.platform.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
class LineAnswersTest {
    private static final int LINES = 1_000;
    private static final byte[] LINE = ("x".repeat(999) + "\n").getBytes(StandardCharsets.UTF_8);
    private static final int SMALL = 50_000;

    private final Backlog backlog = new Backlog(SMALL, 2 * SMALL);

    @FunctionalInterface
    interface Taking {
        void take(int bytes) throws IOException;
    }

    /** A connection of which the client reads as it likes. */
    private static final class Connection extends MockHttpServletResponse {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final Taking taking;

        Connection(Taking taking) {
            this.taking = taking;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    taking.take(length);
                    read.write(bytes, from, length);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    @Test
    void lines_wait_while_too_many_answers_are_unread_and_go_on_when_they_are_read()
            throws Exception {
        var reads = new CountDownLatch(1);
        var connection = new Connection(_ -> await(reads));
        var answers = answers(connection, "a");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var said = new AtomicLong();
            var call =
                    threads.submit(() -> {
                        for (var i = 0; i < LINES; i++) {
                            answers.say(LINE);
                            said.incrementAndGet();
                        }
                        answers.end();
                        return null;
                    });
            while (backlog.of("a") < SMALL) Thread.onSpinWait();
            assertThat(backlog.of("a")).isEqualTo(SMALL);
            assertThat(said.get()).isLessThanOrEqualTo(SMALL / LINE.length);
            reads.countDown();
            call.get();
        }
        assertThat(connection.read.size()).isEqualTo(LINES * LINE.length);
        assertThat(backlog.of("a")).isZero();
    }

    @Test
    void what_one_client_does_not_read_leaves_room_for_others_and_each_call_goes_on()
            throws Exception {
        backlog.add("a", SMALL);
        assertThat(backlog.tryAdd("a", 1)).isFalse();
        assertThat(backlog.tryAdd("b", SMALL)).isTrue();
        assertThat(backlog.tryAdd("c", 1)).as("all together").isFalse();
        var connection = new Connection(_ -> {});
        var answers = answers(connection, "a");
        for (var i = 0; i < LINES; i++) answers.say(LINE);
        answers.end();
        assertThat(connection.read.size()).isEqualTo(LINES * LINE.length);
        assertThat(backlog.of("a")).isEqualTo(SMALL);
    }

    @Test
    void a_client_that_does_not_read_is_given_up_and_nothing_of_it_is_kept() {
        var answers =
                answers(
                        new Connection(_ -> {
                            throw new SocketTimeoutException();
                        }),
                        "a");
        assertThatThrownBy(
                        () -> {
                            for (var i = 0; i < LINES; i++) answers.say(LINE);
                        })
                .isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(answers::end).isInstanceOf(SocketTimeoutException.class);
        assertThat(backlog.of("a")).isZero();
    }

    @Test
    void a_client_that_reads_a_little_now_and_then_is_given_up() throws Exception {
        assertThatThrownBy(() -> readAt(1_000)).hasMessageContaining("too slowly");
        readAt(20_000);
    }

    @Test
    void a_client_that_waits_hears_something_while_its_lines_are_decided() throws Exception {
        var time = new AtomicLong();
        var connection = new Connection(_ -> {});
        var answers = new LineAnswers(connection, new Backlog(1 << 20, 1 << 20), "a", time::get);
        for (var i = 0; i < 100; i++) answers.say(LINE);
        while (connection.read.size() < 16 * LINE.length) Thread.onSpinWait();
        assertThat(connection.read.size()).isEqualTo(16 * LINE.length);
        for (var more = 1; more <= 3; more++) {
            time.addAndGet(6_000_000_000L);
            while (connection.read.size() < (16 + more) * LINE.length) Thread.onSpinWait();
            assertThat(connection.read.size()).isEqualTo((16 + more) * LINE.length);
        }
        answers.allCame();
        while (connection.read.size() < 100 * LINE.length) Thread.onSpinWait();
        answers.end();
    }

    @Test
    void that_all_has_come_is_known_before_all_is_decided() throws Exception {
        var text = "a line\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        var ahead = new ReadAhead(new ByteArrayInputStream(text), text.length, backlog, "a");
        assertThat(ahead.read()).isEqualTo('a');
        ahead.takeIn();
        assertThat(ahead.allCame()).isTrue();
        assertThat(ahead.readAllBytes()).hasSize(text.length - 1);
        assertThat(backlog.of("a")).isZero();
    }

    @Test
    void no_more_is_read_ahead_than_there_is_room_for() throws Exception {
        var text = new byte[10 * SMALL];
        for (var length : List.of(text.length, -1)) {
            try (var ahead = new ReadAhead(new ByteArrayInputStream(text), length, backlog, "a")) {
                ahead.takeIn();
                assertThat(backlog.of("a")).isLessThanOrEqualTo(SMALL);
                assertThat(ahead.allCame()).isFalse();
                for (var i = 0; i < text.length; i++) {
                    assertThat(ahead.read()).isZero();
                    if (i % 10_000 == 0) ahead.takeIn();
                }
                assertThat(ahead.read()).isEqualTo(-1);
                assertThat(backlog.of("a")).isZero();
            }
        }
        try (var left = new ReadAhead(new ByteArrayInputStream(text), 30_000, backlog, "a")) {
            left.takeIn();
        }
        assertThat(backlog.of("a")).as("nothing of a call that broke").isZero();
    }

    /** Reads all answers, so many bytes in each second. */
    private void readAt(int bytesPerSecond) throws IOException {
        var time = new AtomicLong();
        var connection =
                new Connection(bytes -> time.addAndGet(bytes * 1_000_000_000L / bytesPerSecond));
        var answers = new LineAnswers(connection, backlog, "a", time::get);
        for (var i = 0; i < LINES; i++) answers.say(LINE);
        answers.end();
        assertThat(connection.read.size()).isEqualTo(LINES * LINE.length);
    }

    private LineAnswers answers(Connection connection, String client) {
        return new LineAnswers(connection, backlog, client, System::nanoTime);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
