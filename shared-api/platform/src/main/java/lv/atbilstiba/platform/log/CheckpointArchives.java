package lv.atbilstiba.platform.log;

import java.util.List;

/** Every archive that is configured. */
public record CheckpointArchives(List<CheckpointArchive> all) {
    public CheckpointArchives {
        all = List.copyOf(all);
    }
}
