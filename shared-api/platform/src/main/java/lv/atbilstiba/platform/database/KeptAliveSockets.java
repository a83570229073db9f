package lv.atbilstiba.platform.database;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;

import javax.net.SocketFactory;

/**
 * Sockets whose silent other end is noticed after some ten seconds rather than the system's two
 * hours. Made by the driver, by name.
 */
public final class KeptAliveSockets extends SocketFactory {
    private static final int IDLE_SECONDS = 5;
    private static final int INTERVAL_SECONDS = 2;
    private static final int COUNT = 3;

    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        var known = socket.supportedOptions();
        if (known.contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, COUNT);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new IOException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw new IOException("the driver connects by itself");
    }
}
