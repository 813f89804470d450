package dev.novadraw.engine.drawing;

import java.sql.Types;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.SqlParameterValue;

/**
 * A drawing whose bytes are in the object store, or about to be written with its row.
 *
 * @param drawing the drawing
 * @param objectKey the key of its bytes in the object store; null if they are written to
 * the row
 */
public record PlacedDrawing(NewDrawing drawing, @Nullable String objectKey) {

	/**
	 * Returns the values of the row's columns, by the parameter names of statements.
	 */
	public Map<String, Object> columns() {
		Map<String, Object> columns = new HashMap<>();
		columns.put("mediaType", this.drawing.mediaType());
		columns.put("width", this.drawing.width());
		columns.put("height", this.drawing.height());
		columns.put("size", this.drawing.content().length);
		columns.put("content",
				new SqlParameterValue(Types.BINARY, (this.objectKey == null) ? this.drawing.content() : null));
		columns.put("objectKey", new SqlParameterValue(Types.VARCHAR, this.objectKey));
		return columns;
	}

}
