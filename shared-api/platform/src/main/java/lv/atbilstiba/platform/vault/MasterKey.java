package lv.atbilstiba.platform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/** The key that wraps the keys of persons; it lives in a file, never in the database. */
final class MasterKey {
    private MasterKey() {}

    /**
     * @throws IllegalStateException if the file is not there and may not be made, or holds no key
     */
    static Aead from(Path file, boolean create) {
        try {
            AeadConfig.register();
            if (create && !Files.exists(file)) make(file);
            var keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(file), InsecureSecretKeyAccess.get());
            return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "no master key in " + file + " (atbilstiba.vault.master-key-file)", e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var text = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // created closed, then filled: at no moment may anybody else read it
        try (var channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        owner)) {
            channel.write(
                    java.nio.ByteBuffer.wrap(
                            text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        LoggerFactory.getLogger(MasterKey.class)
                .warn(
                        "made a master key in {}: who loses this file loses all personal data;"
                                + " in production bring your own",
                        file);
    }
}
