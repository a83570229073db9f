package lv.atbilstiba.platform.projection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;

/** The aim of a rebuild and of a first fill: to go on to the live position, and be the live one. */
record TakingThePlace(Catalogue catalogue) implements Fill.Aim {
    private static final Logger log = LoggerFactory.getLogger(TakingThePlace.class);

    @Override
    public TableSet make(Connection connection, Projection projection) throws SQLException {
        return catalogue.make(connection, projection);
    }

    @Override
    public void reached(Fill.Lane lane, Folder folder)
            throws SQLException, Superseded, ProjectionStopped {
        var projection = lane.projection();
        var tables = folder.tables();
        while (!lane.ended()) {
            var page = lane.next(folder, Long.MAX_VALUE);
            if (!page.isEmpty()) {
                lane.process(folder, page);
            } else if (catalogue.swap(lane.connection(), projection, tables, folder.position())) {
                log.atInfo()
                        .addKeyValue("projection", projection.name())
                        .addKeyValue("tables", tables.schema())
                        .addKeyValue("position", lane.position())
                        .log("table set filled and live");
                return;
            }
        }
    }
}
