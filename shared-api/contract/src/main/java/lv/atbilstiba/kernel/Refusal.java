package lv.atbilstiba.kernel;

/** Why a command was refused: a state of affairs, in the words of the aggregate's sealed family. */
public interface Refusal {}
