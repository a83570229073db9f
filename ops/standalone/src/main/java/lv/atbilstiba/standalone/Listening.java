package lv.atbilstiba.standalone;

import org.springframework.core.env.Environment;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who can reach the server. On this machine alone the clients' public secrets will do; a server
 * that others can reach has secrets and a name of its own, or does not start.
 */
final class Listening {
    private Listening() {}

    /** Whether the address is one that only this machine reaches. */
    static boolean isThisMachineAlone(Environment environment) {
        var address = environment.getProperty("server.address");
        if (address == null || address.isBlank()) return false; // every address
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * @throws IllegalStateException if others could come in with what is public
     */
    static void check(Environment environment, StandaloneProperties properties) {
        if (isThisMachineAlone(environment)) return;
        for (var client : DemoClient.ALL) {
            var secret = properties.clientSecrets().get(client.id());
            if (secret != null && secret.length() < 16)
                throw new IllegalStateException(
                        "the secret of " + client.id() + " is shorter than 16 characters");
        }
        if (properties.clientSecrets().isEmpty())
            throw new IllegalStateException(
                    "server.address lets others than this machine in, and the clients' secrets are"
                            + " public: give those that shall exist their own"
                            + " (atbilstiba.standalone.client-secrets.<client>=<secret>)");
        if (properties.hosts().isEmpty())
            throw new IllegalStateException(
                    "server.address lets others than this machine in: say by which names the server"
                            + " is called (atbilstiba.standalone.hosts)");
    }
}
