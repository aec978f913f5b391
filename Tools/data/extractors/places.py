def write(sources, data, out):
    pass
