package lv.atbilstiba.platform.security;

import lv.atbilstiba.institution.api.InstitutionId;
import lv.atbilstiba.kernel.Ids;
import lv.atbilstiba.kernel.StaffId;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a token says, wherever the configuration has it. */
final class Claims {
    // no @: an address of a person's would stand in the history for ever
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");

    /** The register's own actor was once called so; no client may read as it. */
    private static final String RESERVED = "register";

    private final TokenProperties properties;

    Claims(TokenProperties properties) {
        this.properties = properties;
    }

    /** The client's name; null if the token has none, or one that no client may have. */
    @Nullable String clientOf(Jwt token) {
        for (var name : properties.claims().client()) {
            var client = find(token, name);
            if (client == null) continue;
            return client instanceof String text
                            && CLIENT.matcher(text).matches()
                            && !text.equals(RESERVED)
                    ? text
                    : null;
        }
        return null;
    }

    /** Whether the client acts for itself: no person stands behind the token. */
    boolean isOfAMachine(Jwt token, String client) {
        return client.equals(token.getSubject()) || properties.machineClients().contains(client);
    }

    Set<Role> rolesOf(Jwt token) {
        var roles = EnumSet.noneOf(Role.class);
        if (find(token, properties.claims().roles()) instanceof List<?> claimed) {
            for (var claim : claimed) Role.ofClaim(String.valueOf(claim)).ifPresent(roles::add);
        }
        return roles;
    }

    @Nullable InstitutionId institutionOf(Jwt token) {
        if (!(find(token, properties.claims().institution()) instanceof String number)) return null;
        try {
            return new InstitutionId(number);
        } catch (IllegalArgumentException notANumber) {
            return null;
        }
    }

    /** Whose login it is, as the issuer has it; null if it does not say. */
    @Nullable StaffId personOf(Jwt token) {
        var name = properties.claims().person();
        if (name == null || !(find(token, name) instanceof String text)) return null;
        return Ids.of(text).map(StaffId::new).orElse(null);
    }

    private static @Nullable Object find(Jwt token, String name) {
        var claims = token.getClaims();
        if (claims.containsKey(name)) return claims.get(name);
        @Nullable Object found = claims;
        for (var part : name.split("\\.", -1)) {
            if (!(found instanceof Map<?, ?> object)) return null;
            found = object.get(part);
        }
        return found;
    }
}
