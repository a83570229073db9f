package lv.atbilstiba.standalone;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * @param dataFolder what must survive a restart: the database, the keys; unset for {@code <project
 *     root>/data/register}, or {@code <project root>/data/demo} in the demo
 * @param temporary whether the data folder is a new one that goes when the process ends
 */
@ConfigurationProperties("atbilstiba.standalone")
record StandaloneProperties(@Nullable Path dataFolder, @DefaultValue("false") boolean temporary) {}
