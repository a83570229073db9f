package lv.atbilstiba.platform.write;

import lv.atbilstiba.kernel.Refusal;

import java.util.Optional;

/** A sentence that is true of an aggregate, as a record with all it needs to tell. */
@FunctionalInterface
public interface Invariant {
    /** Why a command must be refused, if it must. */
    Optional<? extends Refusal> refusal();

    /**
     * @throws CommandRefused if it must be refused
     */
    default void require() {
        refusal()
                .ifPresent(refusal -> {
                    throw new CommandRefused(refusal);
                });
    }

    /** The refusal, if it is not so. */
    static Optional<Refusal> unless(boolean so, Refusal refusal) {
        return so ? Optional.empty() : Optional.of(refusal);
    }
}
