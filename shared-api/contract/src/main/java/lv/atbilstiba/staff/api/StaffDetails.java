package lv.atbilstiba.staff.api;

import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.kernel.Sealed;

import org.jspecify.annotations.Nullable;

/** A staff member's personal data, each value sealed. */
public record StaffDetails(
        Sealed name, Sealed post, @Nullable Sealed email, @Nullable Sealed phone) {
    public StaffDetails {
        Required.that(name, "name");
        Required.that(post, "post");
    }
}
