package lv.atbilstiba.platform.log;

import lv.atbilstiba.platform.tlog.VerifierKey;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * @param origin the log's name in its checkpoints: a URL without its scheme; never changed
 * @param keyFolder the folder with the private keys, one in each {@code *.key} file; each signs, so
 *     a key is replaced by adding one and, later, taking the old one away. Without it nothing is
 *     signed
 * @param createKey whether to make the first key if the log was never signed; for trying things out
 * @param signEvery how often a new checkpoint is signed, if there is anything new
 * @param signLooksEvery how soon what only the record of looking has new is signed, less than a
 *     minute
 * @param archives where checkpoints are kept out of reach of the database's owner: folders ({@code
 *     file:}) or addresses ({@code https:}) that take a PUT of {@code <size>} and of {@code latest}
 * @param archiveAuthorization for archives that ask who calls: the address as in {@code archives},
 *     and a file with the value of the header {@code Authorization}
 * @param trustedKeys public keys of the log, as vkeys, by whose signature a kept checkpoint is
 *     known as one of ours, beside those of the key folder and of the database. Whoever owns the
 *     database cannot change them, so both sides should have them
 * @param compareEvery how often the database is compared with what the archives keep
 * @param writesWithoutArchive how long writes go on after the last comparison if no archive can be
 *     asked any more; a process that has not compared once accepts none. Where no archive is
 *     configured, nothing is ever compared, and writes go on
 * @param witnesses who cosigns checkpoints
 */
@ConfigurationProperties("atbilstiba.log")
public record LogProperties(
        @DefaultValue("atbilstiba.lv/register") String origin,
        @Nullable Path keyFolder,
        @DefaultValue("false") boolean createKey,
        @DefaultValue("1s") Duration signEvery,
        @DefaultValue("20s") Duration signLooksEvery,
        @DefaultValue List<URI> archives,
        @DefaultValue List<ArchiveAuthorization> archiveAuthorization,
        @DefaultValue List<String> trustedKeys,
        @DefaultValue("10s") Duration compareEvery,
        @DefaultValue("1d") Duration writesWithoutArchive,
        @DefaultValue List<Witness> witnesses) {

    public LogProperties {
        trustedKeys.forEach(VerifierKey::parse);
    }

    /**
     * @param archive its address, as in {@code archives}
     * @param file with the value of the header
     */
    public record ArchiveAuthorization(URI archive, Path file) {}

    /** Every archive. */
    List<CheckpointArchive> openArchives() {
        return archives.stream()
                .map(address ->
                        CheckpointArchive.at(
                                address,
                                archiveAuthorization.stream()
                                        .filter(it -> it.archive().equals(address))
                                        .map(ArchiveAuthorization::file)
                                        .findFirst()
                                        .orElse(null)))
                .toList();
    }

    /**
     * @param url the submission prefix: {@code /add-checkpoint} is asked beneath it
     * @param key the witness's public key, as a vkey
     */
    public record Witness(URI url, String key) {
        public Witness {
            VerifierKey.parse(key);
        }
    }

    /**
     * The name of a history of the log: the first has the log's own, each later one that of a log
     * of its own, because a log is never smaller than it was.
     */
    public String origin(int epoch) {
        return new LogName(origin, epoch).toString();
    }
}
