package dev.novadraw.engine.drawing;

import java.sql.Types;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.SqlParameterValue;

/**
 * A drawing whose bytes are where they belong, or about to be written along with its row.
 *
 * @param drawing the drawing
 * @param objectKey where its bytes are in the object store; null when they go into the
 * row
 */
public record PlacedDrawing(NewDrawing drawing, @Nullable String objectKey) {

	/**
	 * What goes into the columns of its row, by the names of statements' parameters.
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
