package lv.atbilstiba.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;
import java.util.Set;

/**
 * What tokens look like, and what they say where. Issuer and audience are Spring's own settings.
 *
 * @param type what the header {@code typ} says: {@code at+jwt} (RFC 9068); {@code JWT} for an
 *     issuer that knows no better, which takes both
 * @param machineClients clients that act for themselves though their tokens have another subject
 *     than their name; whoever comes through them is them, and no person
 * @param claims the names of the claims; one that a token lacks is looked for as a path, {@code
 *     a.b} in the object {@code a}
 */
@ConfigurationProperties("atbilstiba.tokens")
public record TokenProperties(
        @DefaultValue(AT_JWT) String type,
        @DefaultValue Set<String> machineClients,
        @DefaultValue Claims claims) {
    static final String AT_JWT = "at+jwt";
    static final String JWT = "JWT";

    public TokenProperties {
        machineClients = Set.copyOf(machineClients);
        if (!type.equalsIgnoreCase(AT_JWT) && !type.equalsIgnoreCase(JWT))
            throw new IllegalArgumentException("atbilstiba.tokens.type is at+jwt or JWT");
    }

    /** As they are without configuration. */
    public static TokenProperties initial() {
        return new TokenProperties(AT_JWT, Set.of(), Claims.initial());
    }

    /**
     * @param client the client's name; the first that is there counts
     * @param roles a list of what the bearer is
     * @param institution registration number of the institution for which she acts
     * @param person id of the staff member whose login it is, from an issuer that knows; null while
     *     none says so
     */
    public record Claims(
            @DefaultValue({"client_id", "azp"}) List<String> client,
            @DefaultValue("roles") String roles,
            @DefaultValue("institution") String institution,
            @Nullable String person) {
        public Claims {
            client = List.copyOf(client);
        }

        static Claims initial() {
            return new Claims(List.of("client_id", "azp"), "roles", "institution", null);
        }
    }
}
