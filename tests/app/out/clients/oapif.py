"""Reads collections of an OGC API as QGIS does and prints what it found, as JSON: base, page size, names."""

import json
import os
import sys

from qgis.core import QgsApplication, QgsRectangle, QgsFeatureRequest, QgsVectorLayer

QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
base, page_size, names = sys.argv[1:4]
found = {}
for name in names.split(","):
    where = f"url='{base}' typename='{name}' pageSize='{page_size}' restrictToRequestBBOX='1'"
    layer = QgsVectorLayer(where, name, "OAPIF")
    # First, since it keeps what it has read and asks no more.
    box = QgsFeatureRequest().setFilterRect(QgsRectangle(120.5, 31.0, 121.0, 32.0))
    in_box = sum(1 for _ in layer.getFeatures(box))
    features = list(layer.getFeatures())
    found[name] = {
        "valid": layer.isValid(),
        "count": layer.featureCount(),
        "types": {field.name(): field.typeName() for field in layer.fields()},
        "read": len(features),
        "withGeometry": sum(1 for feature in features if feature.hasGeometry()),
        "inBox": in_box,
    }
print(json.dumps(found))
sys.stdout.flush()
# Its own end may crash once all is done.
os._exit(0)
