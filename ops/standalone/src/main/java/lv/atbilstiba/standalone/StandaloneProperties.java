package lv.atbilstiba.standalone;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * @param dataFolder what must survive a restart: the database, the keys; unset for {@code <project
 *     root>/data/register}, or {@code <project root>/data/demo} in the demo
 * @param temporary whether the data folder is a new one that goes when the process ends
 * @param clientSecrets secrets of clients that take the place of the public ones, by the client's
 *     id. Off this machine only the clients exist that have one
 * @param hosts names by which the server may be called, beside those of this machine for itself
 */
@ConfigurationProperties("atbilstiba.standalone")
record StandaloneProperties(
        @Nullable Path dataFolder,
        @DefaultValue("false") boolean temporary,
        @DefaultValue Map<String, String> clientSecrets,
        @DefaultValue List<String> hosts) {}
