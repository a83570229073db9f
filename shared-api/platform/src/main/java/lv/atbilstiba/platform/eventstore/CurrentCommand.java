package lv.atbilstiba.platform.eventstore;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** The command being handled, if one is: that of the root of the units of work. */
final class CurrentCommand {
    private CurrentCommand() {}

    /** What its sender put into its metadata under this key. */
    static @Nullable Object metadata(String key) {
        return CurrentUnitOfWork.isStarted()
                ? CurrentUnitOfWork.get().root().getMessage().getMetaData().get(key)
                : null;
    }
}
