package lv.atbilstiba.policy.read;

import lv.atbilstiba.kernel.RigaCalendar;
import lv.atbilstiba.platform.read.AsOfs;
import lv.atbilstiba.platform.read.Asked;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The editions of the policy's reference data with the days from which they hold. An edition once
 * released stays in the product, so that the past reads as it was; so far there is one.
 */
@Component
final class PolicyEditions {
    private final AsOfs asOfs;
    private final NavigableMap<LocalDate, PolicyReference> editions;

    @Autowired
    PolicyEditions(AsOfs asOfs) {
        this(asOfs, Map.of(LocalDate.MIN, new PolicyReference()));
    }

    /**
     * @param editions by the first day on which they hold; one of them always did
     */
    PolicyEditions(AsOfs asOfs, Map<LocalDate, PolicyReference> editions) {
        this.asOfs = asOfs;
        this.editions = new TreeMap<>(editions);
    }

    /** The edition in force on the day of the point asked for. */
    PolicyReference at(Asked asked) {
        return on(RigaCalendar.dayOf(asOfs.point(asked).instant()));
    }

    PolicyReference on(LocalDate day) {
        return editions.floorEntry(day).getValue();
    }
}
