package lv.atbilstiba.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The key that signs tokens; kept in the data folder, so that a token outlives a restart. */
final class TokenKey {
    private TokenKey() {}

    static RSAKey in(Path file) throws IOException, ParseException, JOSEException {
        if (Files.exists(file)) return RSAKey.parse(Files.readString(file));
        var key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key.toJSONString(), StandardOpenOption.TRUNCATE_EXISTING);
        return key;
    }
}
