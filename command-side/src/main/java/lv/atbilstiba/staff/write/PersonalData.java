package lv.atbilstiba.staff.write;

import lv.atbilstiba.kernel.StaffId;
import lv.atbilstiba.kernel.Words;
import lv.atbilstiba.platform.vault.Sealer;
import lv.atbilstiba.staff.api.StaffDetails;

import org.jspecify.annotations.Nullable;

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

    StaffDetails sealed(Sealer sealer, StaffId person) {
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
}
