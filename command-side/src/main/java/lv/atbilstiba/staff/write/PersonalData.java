package lv.atbilstiba.staff.write;

import lv.atbilstiba.kernel.InvalidValue;
import lv.atbilstiba.kernel.Refusal;
import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.platform.vault.Sealer;
import lv.atbilstiba.staff.api.StaffDetails;

import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * Personal values on their way in, readable only until they are sealed.
 *
 * @param name at most 200 characters; likewise {@code post} and {@code email}
 * @param phone at most 40 characters
 */
record PersonalData(String name, String post, @Nullable String email, @Nullable String phone) {
    PersonalData {
        name = Words.of(name, "name", 200);
        post = Words.of(post, "post", 200);
        email = Words.orNull(email, "email", 200);
        phone = Words.orNull(phone, "phone", 40);
    }

    private StaffDetails sealed(Sealer sealer, StaffId person) {
        return new StaffDetails(
                sealer.seal(person, "name", name),
                sealer.seal(person, "post", post),
                email == null ? null : sealer.seal(person, "email", email),
                phone == null ? null : sealer.seal(person, "phone", phone));
    }

    /** Nothing that could land in a log. */
    @Override
    public String toString() {
        return "PersonalData";
    }

    /** Has them sent, sealed; no key is left of a person of whom nothing came to be recorded. */
    <T> T sentSealed(Sealer sealer, StaffId person, Function<StaffDetails, T> sending) {
        try {
            return sending.apply(sealed(sealer, person));
        } catch (RuntimeException failure) {
            if (isRefusal(failure)) sealer.forgetUnused(person);
            throw failure;
        }
    }

    /** Whether surely nothing was recorded; a connection that was lost tells nothing. */
    private static boolean isRefusal(RuntimeException failure) {
        return failure instanceof AggregateNotFoundException
                || failure instanceof InvalidValue
                || (failure instanceof HandlerExecutionException refused
                        && refused.getDetails().orElse(null) instanceof Refusal);
    }
}
