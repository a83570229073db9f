package lv.atbilstiba.platform.security;

import java.util.List;

/** A part of the table of rights; a side contributes it as a bean. */
@FunctionalInterface
public interface Rights {
    List<Right> rights();
}
