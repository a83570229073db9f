package lv.atbilstiba.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A way to a server on this machine that can be cut, or made to swallow what is sent, as networks
 * do. For tests of what happens then.
 */
public final class FaultyLink implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket door;
    private final int target;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final Set<Socket> held = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Mode> mode = new AtomicReference<>(Mode.WELL);

    /** How it is. */
    public enum Mode {
        /** Everything arrives. */
        WELL,
        /** Nothing arrives, in neither direction, and nobody is told. */
        SWALLOWS,
        /** What is asked arrives; what is answered does not. */
        SWALLOWS_ANSWERS
    }

    private record Pair(Socket client, Socket server, AtomicBoolean lost) {}

    private FaultyLink(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /** A way to a port of this machine. */
    public static FaultyLink to(int port) throws IOException {
        var link = new FaultyLink(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), port);
        Thread.ofPlatform().daemon().name("faulty-link").start(link::accept);
        return link;
    }

    public int port() {
        return door.getLocalPort();
    }

    /**
     * From here on; what is swallowed stays so. When all is well again, the server has given up the
     * connections of which it heard nothing, as its time-outs have it.
     */
    public void is(Mode now) {
        mode.set(now);
        if (now == Mode.WELL)
            pairs.stream().filter(pair -> pair.lost.get()).forEach(pair -> close(pair.server));
    }

    /** Ends all connections as their other end does in good order. */
    public void cut() {
        pairs.forEach(pair -> end(pair, false));
    }

    /** Ends all connections as a machine that knows nothing of them does. */
    public void reset() {
        pairs.forEach(pair -> end(pair, true));
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        if (mode.get() == Mode.SWALLOWS) {
            held.add(client); // nobody ever hears of it
            return;
        }
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var pair = new Pair(client, server, new AtomicBoolean());
            pairs.add(pair);
            Thread.ofVirtual().start(() -> pass(pair, client, server, false));
            Thread.ofVirtual().start(() -> pass(pair, server, client, true));
        } catch (IOException refused) {
            close(client);
        }
    }

    private void pass(Pair pair, Socket from, Socket to, boolean answers) {
        var bytes = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                var now = mode.get();
                if (now == Mode.SWALLOWS || answers && now == Mode.SWALLOWS_ANSWERS)
                    pair.lost.set(true); // of which something is missing is of no use any more
                if (!pair.lost.get() || !answers && now == Mode.SWALLOWS_ANSWERS)
                    out.write(bytes, 0, read);
            }
            passEnd(pair);
        } catch (IOException gone) {
            passEnd(pair);
        }
    }

    /** The end of a connection may be swallowed too. */
    private void passEnd(Pair pair) {
        if (mode.get() != Mode.SWALLOWS && !pair.lost.get()) end(pair, false);
        else pair.lost.set(true);
    }

    private void end(Pair pair, boolean reset) {
        pairs.remove(pair);
        for (var socket : new Socket[] {pair.client, pair.server}) {
            try {
                if (reset) socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException gone) {
                // then it need not be reset
            }
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is closed
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        held.forEach(FaultyLink::close);
    }
}
