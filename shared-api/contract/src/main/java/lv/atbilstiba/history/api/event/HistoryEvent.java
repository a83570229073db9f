package lv.atbilstiba.history.api.event;

/** What happened to the history itself. */
public sealed interface HistoryEvent permits HistoryEpochOpened, LogKeyRevoked {}
