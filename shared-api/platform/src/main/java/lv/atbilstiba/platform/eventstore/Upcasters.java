package lv.atbilstiba.platform.eventstore;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Consumer;

/** What makes of every event that an earlier release wrote what this one would have written. */
final class Upcasters {
    private static final String CATALOGUE = "lv.atbilstiba.catalogue.api.event.";

    private static final String ACCESSIBILITY = "lv.atbilstiba.accessibility.api.event.";

    static final List<EventUpcaster> OF_THIS_RELEASE =
            List.of(
                    // revision 2 can leave the version open, and name the site
                    unchanged(CATALOGUE + "CatalogueEntryPublished", "1", "2"),
                    unchanged(CATALOGUE + "CatalogueEntryChecked", "1", "2"),
                    unchanged(CATALOGUE + "CatalogueEntryWithdrawn", "1", "2"),
                    // revision 2 says who confirmed, and by which appointment
                    unchanged(
                            "lv.atbilstiba.accessibility.api.event.AccessibilityClaimConfirmed",
                            "1",
                            "2"),
                    // revision 2 says which login, and who vouched for it
                    unchanged("lv.atbilstiba.staff.api.event.StaffLoginLinked", "1", "2"),
                    // revision 2 can say whether the recipient chooses among the channels
                    unchanged(ACCESSIBILITY + "MultichannelAccessibilityRecorded", "1", "2"),
                    // revision 2 names territories, and leaves the target to a fact of its own
                    changed(
                            ACCESSIBILITY + "TerritorialAccessibilityRecorded",
                            "1",
                            "2",
                            payload -> {
                                if (payload.get("options") instanceof ObjectNode options)
                                    for (var in :
                                            List.of("requestingIn", "receivingIn", "supportIn"))
                                        options.putArray(in);
                            }));

    private Upcasters() {}

    /** The next revision can say more; what was said before reads as it stands. */
    private static EventUpcaster unchanged(String type, String revision, String next) {
        return changed(type, revision, next, _ -> {});
    }

    private static EventUpcaster changed(
            String type, String revision, String next, Consumer<ObjectNode> change) {
        return new EventUpcaster() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public String revision() {
                return revision;
            }

            @Override
            public Upcast upcast(ObjectNode payload) {
                change.accept(payload);
                return new Upcast(type, next, payload);
            }
        };
    }
}
