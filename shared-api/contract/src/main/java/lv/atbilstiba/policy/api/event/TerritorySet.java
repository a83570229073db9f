package lv.atbilstiba.policy.api.event;

import lv.atbilstiba.kernel.AboutOneThing;
import lv.atbilstiba.kernel.Basis;
import lv.atbilstiba.kernel.LocalizedText;
import lv.atbilstiba.kernel.Required;
import lv.atbilstiba.policy.api.TerritoryCode;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * @param parent the territory that it is part of; null if it is part of Latvia alone
 * @param from first day on which it is so
 * @param until first day on which there is no such territory; null while that is not said
 */
@Revision("1")
public record TerritorySet(
        TerritoryCode code,
        LocalizedText name,
        @Nullable TerritoryCode parent,
        LocalDate from,
        @Nullable LocalDate until,
        Basis basis)
        implements PolicyEvent, AboutOneThing {
    public TerritorySet {
        Required.that(code, "code");
        Required.that(name, "name");
        Required.day(from, "from");
        if (until != null) Required.day(until, "until");
        Required.that(basis, "basis");
    }

    @Override
    public Object thing() {
        return code;
    }
}
