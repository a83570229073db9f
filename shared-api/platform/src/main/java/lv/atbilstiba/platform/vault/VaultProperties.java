package lv.atbilstiba.platform.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param masterKeyFile the file with the master key (a Tink keyset in JSON) that wraps every
 *     person's key; without it nothing can be sealed or opened
 * @param createMasterKey whether to make one if the file is not there; for trying things out
 * @param loginsRememberedFor how long this process may go on with what it knew of a login
 */
@ConfigurationProperties("atbilstiba.vault")
record VaultProperties(
        @Nullable Path masterKeyFile,
        @DefaultValue("false") boolean createMasterKey,
        @DefaultValue("500ms") Duration loginsRememberedFor) {}
