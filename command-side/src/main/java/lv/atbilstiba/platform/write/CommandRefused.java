package lv.atbilstiba.platform.write;

import lv.atbilstiba.kernel.Refusal;

import org.axonframework.commandhandling.CommandExecutionException;

/** Carries a refusal, as its details, from a decision to the one who asked. */
public final class CommandRefused extends CommandExecutionException {
    private static final long serialVersionUID = 1L;

    public CommandRefused(Refusal refusal) {
        super(refusal.getClass().getSimpleName(), null, refusal, false);
    }
}
